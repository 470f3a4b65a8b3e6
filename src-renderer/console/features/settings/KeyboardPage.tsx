import { Fragment } from 'react';
import { Box, Group } from './Group.tsx';
import { isMac } from '../../ui/is-mac.ts';
import { shortcuts } from './shortcuts.ts';

const shown = (keys: string) => keys.replace('mod', isMac() ? '⌘' : 'Ctrl');
const said = (keys: string) => keys.replace('mod', isMac() ? 'Command' : 'Control').replace(',', 'comma');

/** To read; keys cannot be changed yet. */
export function KeyboardPage() {
  return (
    <>
      {shortcuts.map(({ where, note, list }) => (
        <Group key={where} title={where} {...(note === undefined ? {} : { note })}>
          <Box>
            <dl>
              {list.map(({ keys, does }) => (
                <div key={does} className="settings-keys">
                  <dt>{keys.map((each) => <Fragment key={each}><span className="hidden-text">{said(each)}. </span>{each.split(' ').map((part) => <kbd key={part} className="key-cap" aria-hidden="true">{shown(part)}</kbd>)}<i /></Fragment>)}</dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </Box>
        </Group>
      ))}
    </>
  );
}
