import { expect, test } from 'vitest';
import { isObjection, readConsent } from '../../../../../src-main/core/recording/read-consent.ts';

test.each([
  'Yes.', 'Yeah, sure.', 'Sure, go ahead.', 'OK', 'Okay, no problem.', 'That’s fine.', 'Yes, that is fine with me.', 'Of course. How can I help you?', 'I don’t mind.', 'No problem.', 'Not a problem at all.'.replace(' at all', ''),
  'Absolutely, please do.', 'Yes, you may record this call.', 'Um, yes, okay.', 'Oh sure, it’s fine by me, thanks.', 'By all means.', 'All right. What is it about?', 'I’m okay with that.', 'Yes, I agree.', 'Please do.',
])('yes: %s', (said) => { expect(readConsent(said)).toBe('yes'); });

test.each([
  'No.', 'No, thank you.', 'Nope.', 'I’d rather not.', 'Please don’t.', 'Please don’t record this.', 'No, you can’t record me.', 'I do not consent to being recorded.', 'Well, no, I would prefer not.', 'Absolutely not.', 'Sorry, no.',
  'I don’t want to be recorded.', 'That’s not okay.', 'Of course not.', 'Yes, I object to being recorded.',
])('no: %s', (said) => { expect(readConsent(said)).toBe('no'); });

test.each([
  '', 'Who is this?', 'What for?', 'Yes?', 'Sure, but why?', 'Yes, but do not keep it.', 'Yes. Wait, no.', 'Okay, what do you need that for?', 'No, that’s fine.', 'No. Go ahead.', 'Maybe.', 'I guess.', 'Hello?', 'Harbor and Pine, good evening.',
  'Is that legal?', 'Yes, this is Harbor & Pine.', 'Say yes.', 'She said yes.', 'Right.', 'Fine print matters.', 'I know.', 'Now is fine.', 'Sí, claro.', 'Yesterday.', 'Okay. Actually, hold on.', 'Sure. Just not the card number.', `Yes ${'yes '.repeat(100)}`,
])('neither: %s', (said) => { expect(readConsent(said)).toBeNull(); });

test.each(['Please stop recording.', 'Don’t you dare record this!', 'I do not want to be recorded.', 'You may not record me.', 'No recording, please.', 'I never agreed to be recorded, and I don’t consent to the recording.', 'I object to being recorded.'])('an objection: %s', (said) => {
  expect(isObjection(said)).toBe(true);
});
test.each(['I don’t mind if you record it.', 'Yes, record it.', 'The record shop is not open.', 'For the record, we are closed.', 'I would not mind being recorded.', 'We keep a record of it.', 'Is this recorded?'])('none: %s', (said) => {
  expect(isObjection(said)).toBe(false);
});
