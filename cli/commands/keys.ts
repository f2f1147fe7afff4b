import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { createKeyFile } from '../../platform/keys.ts'
import { command, type Terminal } from '../command.ts'

/** `keys create`: secrets of a deployment. Never replaces a file: without its keys nothing sealed can be read again. */
export const keysCommand = (terminal: Terminal): Command =>
  new Command('keys').description('Keys of the deployment').addCommand(
    command<{ file: string }>('create', 'Make a key file (mode 0600) unless it exists', terminal, async ({ file }) => {
      const path = resolve(file)
      const existed = existsSync(path)
      if (!existed) createKeyFile(path)
      return {
        result: { file: path, created: !existed },
        lines: [
          existed
            ? `${path} exists and stays as it is.`
            : `Made ${path}. Keep a copy in a safe place: without it nothing sealed can be read again.`,
        ],
      }
    }).requiredOption('--file <file>', 'where the keys are kept'),
  )
