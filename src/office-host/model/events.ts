/** The calls by which the library registers and unregisters for events: the host tells of everything, so there is nothing to do. */
export const registration = (names: string[]): Record<string, () => null> =>
  Object.fromEntries(
    names.flatMap((name) => [
      [`_Register${name}Event`, () => null],
      [`_Unregister${name}Event`, () => null]
    ])
  )
