/** The package's own declarations import files without extension, which this module resolution does not follow. */
declare module 'opencc-js/t2cn' {
  export function Converter(options: { from: 't' | 'tw' | 'hk'; to: 'cn' }): (text: string) => string
}
