import type { Command } from 'commander';

interface Options {
  readonly keys: string;
  readonly witnesses?: string;
  readonly checkpoint?: string;
  readonly tiles?: string;
  readonly json?: boolean;
}

/** `lowu verify`. What it does is loaded when it runs. */
export function addVerifyCommands(program: Command): void {
  program
    .command('verify')
    .description('Check a receipt by the keys of the log, without a network or a database')
    .argument(
      '<receipt>',
      'a PDF or a proof as a file, what stands in a QR code, or - for its text',
    )
    .requiredOption('--keys <file>', 'the keys of the log, one on a line, as /log/keys has them')
    .option('--witnesses <file>', 'the keys of witnesses whose word counts, one on a line')
    .option(
      '--checkpoint <file>',
      'a signed checkpoint, or a proof, that you kept or had from a witness',
    )
    .option(
      '--tiles <place>',
      'a folder with the tiles of the log, or its address: proves that both are one tree',
    )
    .option('--json', 'for a program: {verdict, reason, receipt, index, size, witnesses, kept}')
    .addHelpText(
      'after',
      `
Examples:
  lowu verify receipt-7K2M9QPX4TB3.pdf --keys keys.txt
  lowu verify 'https://topup.example/verify#AQ4…' --keys keys.txt --json
  lowu verify - --keys keys.txt < receipt.tlog-proof
  lowu verify receipt.pdf --keys keys.txt --checkpoint kept.txt --tiles https://topup.example/log

The keys are had by: curl -o keys.txt https://topup.example/log/keys
It ends with 0 where the receipt is genuine, with 1 where it is not, and with 65 where nothing can
be said of it. It is the page that checks receipts, without a screen. Get the keys anew now and
then: they say which of them have retired, and which were stolen.`,
    )
    .action(async (given: string, { json = false, ...options }: Options) => {
      const { keys, witnesses, checkpoint, tiles } = options;
      const { verifyReceipt } = await import('./verify.ts');
      await verifyReceipt({ given, keys, witnesses, checkpoint, tiles, isJson: json });
    });
}
