import { contractSuite } from './contract.suite.ts';
import { webHarness } from './web-harness.ts';

contractSuite(webHarness);
