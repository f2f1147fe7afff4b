import { writeFileSync } from 'node:fs'

/** Writes how many tests passed and failed to the file named by STEWARD_TEST_SUMMARY; a file that could not be loaded counts as failed. */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const file = process.env.STEWARD_TEST_SUMMARY
    if (file === undefined || file === '') return
    const summary = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    }
    writeFileSync(file, JSON.stringify(summary))
  }
}
