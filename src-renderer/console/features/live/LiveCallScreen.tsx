import './live.css';
import { PhoneOff } from 'lucide-react';
import { CallControls } from './CallControls.tsx';
import { CallEnded } from './CallEnded.tsx';
import { CallHeader } from './CallHeader.tsx';
import { CallNotices } from './CallNotices.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { GoalStrip } from './GoalStrip.tsx';
import { Lanes } from './Lanes.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { TalkKey } from './TalkKey.tsx';
import { Transcript } from './Transcript.tsx';
import { TypedWords } from './TypedWords.tsx';
import { namesWidth } from '../../ui/transcript/names-width.ts';
import { otherName } from '../../ui/transcript/other-name.ts';
import { routeHash } from '../../stores/route.ts';
import { useCallKeys } from './use-call-keys.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useCallCommands } from './use-call-commands.ts';
import type { CallView } from '../../../../src-shared/contract/views.ts';
import { useRef } from 'react';

export function LiveCallScreen({ callId }: { readonly callId: string }) {
  const call = useConsoleState((state) => state.calls.find((each) => each.id === callId));
  return call === undefined ? <NoSuchCall callId={callId} /> : <Call call={call} />;
}

function Call({ call }: { readonly call: CallView }) {
  const commands = useCallCommands(call);
  const talks = useConsoleState((state) => state.settings.hearing.turns === 'push_to_talk') && call.line === 'assistant';
  const whisper = useRef<HTMLInputElement>(null);
  const onKeyDown = useCallKeys(call, commands, whisper);
  return (
    <section className="screen live" data-names={namesWidth(otherName(call.line, call.peer.name))} aria-labelledby="call-name" onKeyDown={onKeyDown} tabIndex={-1}>
      <CallHeader call={call} commands={commands} />
      <GoalStrip call={call} />
      <CallNotices call={call} request={commands.request} />
      <Transcript call={call} />
      {call.phase === 'ended' ? <CallEnded call={call} /> : (
        <>
          <Lanes call={call} />
          <div className="live-controls">
            {talks && <TalkKey call={call} request={commands.request} />}
            <TypedWords call={call} request={commands.request} whisper={whisper} />
            <CallControls call={call} commands={commands} />
          </div>
        </>
      )}
    </section>
  );
}

/** An address of a call that is over and put away, or never was. */
function NoSuchCall({ callId }: { readonly callId: string }) {
  return (
    <div className="page">
      <PageHead title="Live call" />
      <Empty icon={PhoneOff} title="This call is not on" actions={<><a className="button" data-kind="plain" data-size="normal" href={routeHash({ screen: 'history', callId })}>Open in History</a><a className="button" data-kind="ghost" data-size="normal" href={routeHash({ screen: 'home' })}>New call</a></>}>
        It ended, or it was put away. Its record is in History.
      </Empty>
    </div>
  );
}
