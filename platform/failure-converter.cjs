'use strict'
const { DefaultFailureConverter } = require('@temporalio/common')

/** Failure messages and stack traces go through the payload codec too. CommonJS because the workflow bundle and the SDK both load it by path. */
module.exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true })
