import process from 'node:process';

/** What a command has found, for a program or for a person. */
export function tell(isJson: boolean, result: object, text: string): void {
  process.stdout.write(`${isJson ? JSON.stringify(result) : text}\n`);
}
