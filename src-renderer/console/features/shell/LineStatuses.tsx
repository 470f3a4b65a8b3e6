import type { LineState } from '../../../../src-shared/domain/line.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useMicrophoneProblem } from '../../ui/use-microphone-problem.ts';

const states: Readonly<Record<LineState, { readonly tone: string; readonly word: string }>> = {
  ready: { tone: 'live', word: 'Ready' },
  needs_key: { tone: 'off', word: 'Needs a key' },
  problem: { tone: 'danger', word: 'Not working' },
};

/** "Will it ring?", answered on every screen. The microphone is listed only when something is wrong with it. */
export function LineStatuses() {
  const lines = useConsoleState((state) => state.lines);
  const microphoneProblem = useMicrophoneProblem();
  return (
    <ul className="nav-lines" aria-label="Lines">
      {microphoneProblem !== null && (
        <li className="nav-line" title={microphoneProblem.text}><span className="dot" data-tone="danger" />Microphone<span className="state">{microphoneProblem.code === 'denied' ? 'Blocked' : 'Not working'}</span></li>
      )}
      {lines.map((line) => (
        <li key={line.kind} className="nav-line" title={line.text}>
          <span className="dot" data-tone={states[line.state].tone} />{line.label}<span className="state">{states[line.state].word}</span>
        </li>
      ))}
    </ul>
  );
}
