/** One letter of a case: its kind, and what makes it different from another letter of that kind. */
export type Letter = {
  readonly kind: string
  readonly occasion: string
  readonly taskId?: string
  readonly linkId?: string
}

/**
 * Sends letters in order beside the procedure: the case goes on while a mail server is down, and the letters wait in
 * line. Await `sent` before the workflow ends.
 */
export function openPost(send: (letter: Letter) => Promise<void>) {
  let last: Promise<void> = Promise.resolve()
  return {
    send: (letter: Letter): void => {
      last = last.then(() => send(letter))
    },
    sent: (): Promise<void> => last,
  }
}
