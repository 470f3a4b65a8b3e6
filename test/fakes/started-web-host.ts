import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakeService, type FakeService } from './fake-service.ts';
import { createQuietLogger, type QuietLogger } from './quiet-logger.ts';
import { webHostAround } from './web-host-around.ts';

/** The shipped web host around a fake core; stopped when the test is over. */
export async function startedWebHost(): Promise<{ readonly port: number; readonly launchUrl: string; readonly service: FakeService; readonly clock: FakeClock; readonly logger: QuietLogger }> {
  const parts = { service: createFakeService(), clock: createFakeClock(), logger: createQuietLogger() };
  const { port, launchUrl } = await webHostAround(parts);
  return { port, launchUrl, ...parts };
}
