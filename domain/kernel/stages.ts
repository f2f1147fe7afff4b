/** One capability's stages: where each may go, which commands people may send while it lasts, and whether it is final. */
export type StageTable<Stage extends string, Command extends string> = {
  readonly [S in Stage]: { readonly to: readonly Stage[]; readonly commands: readonly Command[]; readonly end: boolean }
}

/** True when the table allows moving from one stage to the other. */
export const mayMove = <S extends string, C extends string>(table: StageTable<S, C>, from: S, to: S): boolean =>
  table[from].to.includes(to)

/** True when people may send the command while the subject is in this stage. */
export const mayCommand = <S extends string, C extends string>(
  table: StageTable<S, C>,
  stage: S,
  command: C,
): boolean => table[stage].commands.includes(command)
