/** Waits until the check gives something, or throws with what `describe` says when the deadline passes. */
export async function eventually<Result>(
  check: () => Promise<Result | null | undefined | false>,
  describe: () => Promise<string> | string,
  deadlineMs = 20_000,
): Promise<Result> {
  const end = Date.now() + deadlineMs
  for (;;) {
    const result = await check()
    if (result !== null && result !== undefined && result !== false) return result
    if (Date.now() > end) throw new Error(`Not so after ${deadlineMs} ms: ${await describe()}`)
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
  }
}
