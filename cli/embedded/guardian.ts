import { spawn } from 'node:child_process'
import { liveServices, onServicesChanged } from './service.ts'

/** Ends programs that this process could not end itself because it was killed. */
export type Guardian = {
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

/** Starts the guardian of every service started from now on: a small shell that waits on a pipe which only this process holds. */
export function startGuardian(): Guardian {
  const shell = spawn('sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  shell.on('error', () => undefined)
  shell.stdin.on('error', () => undefined)
  shell.unref()
  const write = (text: string) => {
    if (shell.stdin.writable) shell.stdin.write(`${text}\n`)
  }
  onServicesChanged(() =>
    write(
      liveServices()
        .map((service) => `${service.stopSignal.slice(3)}:${service.pid}`)
        .join(' '),
    ),
  )
  return {
    dismiss: () => {
      write('done')
      shell.stdin.end()
    },
  }
}
