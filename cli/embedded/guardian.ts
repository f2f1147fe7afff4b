import { spawn } from 'node:child_process'
import type { Service } from './service.ts'

/** Ends programs that this process could not end itself because it was killed. */
export type Guardian = {
  /** Tells which programs to end; replaces the former list. */
  readonly watch: (services: readonly Service[]) => void
  /** Lets the guardian go; call it after everything has stopped. */
  readonly dismiss: () => void
}

/** Reads `SIGNAL:PID` lists, a line each, and acts on the last one when the pipe ends without the word `done`. */
const script = `
programs=""
while read -r line; do
  if [ "$line" = done ]; then exit 0; fi
  programs="$line"
done
for program in $programs; do kill -s "\${program%%:*}" "\${program#*:}" 2>/dev/null; done
sleep 10
for program in $programs; do kill -s KILL -- "-\${program#*:}" 2>/dev/null; done
`

/** Starts the guardian: a small shell that waits on a pipe which only this process holds. */
export function startGuardian(): Guardian {
  const shell = spawn('sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  shell.on('error', () => undefined)
  shell.stdin.on('error', () => undefined)
  shell.unref()
  const write = (text: string) => {
    if (shell.stdin.writable) shell.stdin.write(`${text}\n`)
  }
  return {
    watch: (services) => write(services.map((service) => `${service.stopSignal.slice(3)}:${service.pid}`).join(' ')),
    dismiss: () => {
      write('done')
      shell.stdin.end()
    },
  }
}
