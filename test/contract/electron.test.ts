import { contractSuite } from './contract.suite.ts';
import { electronHarness } from './electron-harness.ts';

contractSuite(electronHarness);
