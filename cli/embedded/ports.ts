import { createServer } from 'node:net'
import { OperatorError, type PortVariable } from './settings.ts'

/** True when a program on this machine could listen on the port at 127.0.0.1 now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

/** Throws an `OperatorError` naming every port that is taken and the variable that moves it. */
export async function requireFreePorts(wanted: ReadonlyArray<readonly [PortVariable, number]>): Promise<void> {
  const states = await Promise.all(
    wanted.map(async ([variable, port]) => ({ variable, port, free: await isPortFree(port) })),
  )
  const taken = states.filter((state) => !state.free)
  if (taken.length === 0) return
  const list = taken.map((state) => `${state.port} (set ${state.variable})`).join(', ')
  throw new OperatorError(
    `Another program uses port ${list}: stop it or choose another port with the variable in brackets.`,
  )
}

/** Distinct free ports at 127.0.0.1, chosen by the system and held together, so none is given twice. */
export async function findFreePorts(count: number): Promise<number[]> {
  const probes = Array.from({ length: count }, () => createServer())
  const ports = await Promise.all(
    probes.map(
      (probe) =>
        new Promise<number>((resolve, reject) => {
          probe.once('error', reject)
          probe.listen({ port: 0, host: '127.0.0.1' }, () => {
            const address = probe.address()
            if (address !== null && typeof address === 'object') resolve(address.port)
            else reject(new Error('The system gave no port.'))
          })
        }),
    ),
  )
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))))
  return ports
}
