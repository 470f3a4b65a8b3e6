import type { RealtimeTool } from '../realtime/session-api.ts';
import { calendarCancelEvent } from './calendar-cancel-event.ts';
import { calendarCreateEvent } from './calendar-create-event.ts';
import { calendarUpdateEvent } from './calendar-update-event.ts';
import { hangupCall } from './hangup-call.ts';
import { lookupContact } from './lookup-contact.ts';
import { makeCall } from './make-call.ts';
import { parametersOf } from './argument-spec.ts';
import { sendDtmf } from './send-dtmf.ts';
import { sendEmail } from './send-email.ts';
import { sendSms } from './send-sms.ts';
import { takeMessage } from './take-message.ts';
import type { Tool } from './tool.ts';
import { webResearch } from './web-research.ts';

const tools: readonly Tool[] = [
  hangupCall, sendDtmf, takeMessage, lookupContact, sendSms, sendEmail, calendarCreateEvent, calendarUpdateEvent, calendarCancelEvent, makeCall, webResearch,
];

/** Null for a tool we do not have: the policy calls it HIGH, and nothing can run it. */
export function findTool(name: string): Tool | null {
  return tools.find((tool) => tool.name === name) ?? null;
}

/** What the model is told it may ask for. Policy decides at each call, not here. */
export function offeredTools(): readonly RealtimeTool[] {
  return tools.filter((tool) => tool.offered).map((tool) => ({ type: 'function', name: tool.name, description: tool.description, parameters: parametersOf(tool.args) }));
}
