import type { Environment } from './environment.ts';
import type { Notices } from '../notices.ts';
import type { RealtimeSettingsView } from '../../../src-shared/contract/views.ts';
import { modelWarning, transcriptionWarning, type ModelWarning } from '../realtime/model-warning.ts';
import { defaultRealtimeUrl } from './parse-environment.ts';
import { realtimeProblems } from './realtime-problem.ts';

const titles: Readonly<Record<ModelWarning['code'], string>> = { gone: 'The model of calls was switched off', ending: 'The model of calls ends soon', unknown: 'The model of calls is not known here' };

/** What Settings has to say about the settings of calls: a model at its end, and what the model does not take. Told anew at each change. */
export function announceRealtime(settings: RealtimeSettingsView, environment: Environment, notices: Notices, nowMs: number): void {
  const model = settings.model ?? environment.realtimeModel;
  const tell = (id: string, notice: { readonly title: string; readonly text: string } | null): void => {
    if (notice === null) notices.clear(id);
    else notices.raise({ id, tone: 'attention', place: 'settings', ...notice });
  };
  // Another address may know models that the service does not; what the environment names is told of by the environment.
  const isToldAlready = settings.model === null && environment.problems.some((problem) => problem.name === 'OPENAI_REALTIME_MODEL');
  const warning = environment.realtimeUrl !== defaultRealtimeUrl || isToldAlready ? null : modelWarning(model, nowMs);
  tell('realtime.model', warning === null ? null : { title: titles[warning.code], text: warning.text });
  const words = settings.transcription === null ? null : transcriptionWarning(settings.transcription.model, nowMs);
  tell('realtime.transcription', words === null ? null : { title: 'The transcription ends soon', text: words.text });
  const unused = realtimeProblems(settings, environment.realtimeModel, nowMs);
  tell('realtime.unused', unused.length === 0 ? null : { title: 'Some settings of calls are not used', text: `${unused.map(({ text }) => text).join(' ')} Calls use the defaults instead.` });
}
