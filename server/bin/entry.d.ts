/** Where the packed server lies, from the project's root. */
export const packedFolder: string;
/** The file in it that says what it was packed from. */
export const packedFrom: string;
/** The file that `lowu` starts, in this project unless told. */
export function entry(root?: string): string;
/** What the packed server must have been made of to be started. */
export function sourcesNow(root?: string): string;
