/** `mod` is Cmd on a Mac and Ctrl elsewhere. Alternatives are separate entries. */
export interface Shortcut { readonly keys: readonly string[]; readonly does: string }

const key = (does: string, ...keys: readonly string[]): Shortcut => ({ keys, does });

/** Every shortcut that works, where it works. */
export const shortcuts: readonly { readonly where: string; readonly note?: string; readonly list: readonly Shortcut[] }[] = [
  {
    where: 'Everywhere', list: [
      key('New call; go to the search field', 'mod N', 'mod K'), key('New call, Live calls, History, Messages, Assistant', 'mod 1', 'mod 2', 'mod 3', 'mod 4', 'mod 5'), key('Settings', 'mod ,'),
      key('The oldest waiting approval', 'mod J'), key('Hang up', 'mod Shift H'), key('Next or previous pane', 'F6', 'Shift F6'),
    ],
  },
  { where: 'New call', list: [key('Call', 'mod Return'), key('Move in the suggestions', 'Up', 'Down'), key('Take a suggestion', 'Return'), key('Leave the suggestions', 'Esc')] },
  { where: 'On a call', note: 'single keys work while no field has the focus', list: [key('Listen in', 'L'), key('Mute AI, or your microphone on the assistant line', 'M'), key('Hold', 'H'), key('Pause the recording, or go on with it', 'R'), key('Talk, while the button “Hold to talk” has the focus', 'Space', 'Return'), key('Whisper, or type to the assistant', 'W'), key('Keypad; digits send tones while it is open', 'K'), key('Leave the keypad or the field', 'Esc')] },
  { where: 'Messages', note: 'single keys work while no field has the focus', list: [key('Next or previous message', 'Up', 'Down'), key('Read it', 'Return'), key('Mark done, or put it back', 'E')] },
  { where: 'In an approval', note: 'single keys work in the card', list: [key('Approve', 'mod Return'), key('Edit', 'E'), key('Deny', 'D'), key('Deny with a reason', 'Shift D'), key('Leave; the approval goes on waiting', 'Esc')] },
];
