import type { EnvironmentProblem } from './environment.ts';
import type { Notices } from '../notices.ts';

/** One notice a problem in Settings, and one on every screen that says where to look. The app opens all the same. */
export function announceEnvironment(problems: readonly EnvironmentProblem[], notices: Notices): void {
  for (const problem of problems) {
    notices.raise({ id: `environment.${problem.name}`.slice(0, 80), tone: 'attention', place: 'settings', title: `${problem.name} could not be used`, text: `${problem.text} Calls work with the default instead. Correct it, then start again.` });
  }
  const [first, ...others] = problems;
  if (first === undefined) return;
  notices.raise({
    id: 'environment', tone: 'attention', place: 'app', title: others.length === 0 ? `${first.name} could not be used` : `${problems.length} values of the environment could not be used`,
    text: others.length === 0
      ? `${first.text} Calls work with the default instead. Correct it, then start again.`
      : `${first.name}: ${first.text} Calls work with the defaults instead. Settings names each one; correct them, then start again.`,
  });
}
