import { contractSuite } from './contract.suite.ts';
import { memoryHarness } from './memory-harness.ts';

contractSuite(memoryHarness);
