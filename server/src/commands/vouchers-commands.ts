import { type Command, InvalidArgumentError } from 'commander';
import { isDay } from '#base';
import type { GenerateOptions, RangeOptions } from './vouchers.ts';

/** `lowu vouchers`. What it does is loaded when it runs. */
export function addVouchersCommands(program: Command): void {
  const vouchers = program
    .command('vouchers')
    .description('Batches of vouchers: generate, print, let be sold, block, and look at them');
  addGenerate(vouchers);
  addRanges(vouchers);
  vouchers
    .command('list')
    .description('The newest batches, and what became of their vouchers')
    .option('--json', 'for a program: {batches: [{batch, counts, active, owedMinor, ...}]}')
    .addHelpText('after', '\nExamples:\n  lowu vouchers list')
    .action(async (options: { json?: boolean }) => {
      await (await import('./vouchers.ts')).listVoucherBatches(options.json ?? false);
    });
  vouchers
    .command('file')
    .description("A printed batch's file for its printer, encrypted as it was made")
    .argument('<batch>', 'its number', number)
    .option('--to <file>', 'write it there, instead of to standard output')
    .option('--forget', 'throw it away instead, once the printer has it')
    .addHelpText('after', '\nExamples:\n  lowu vouchers file 7 --to batch-7.csv.age')
    .action(async (batch: number, options: { to?: string; forget?: boolean }) => {
      await (await import('./vouchers.ts')).printFile(batch, options);
    });
  vouchers
    .command('status')
    .description('The life of one voucher')
    .argument('<serial>', 'the 14 digits of its serial number, never its code')
    .option('--json', 'for a program: {serial, state, isActive, isOwed, soldAt, ...}')
    .addHelpText('after', '\nExamples:\n  lowu vouchers status 00000100000019')
    .action(async (serial: string, options: { json?: boolean }) => {
      await (await import('./vouchers.ts')).voucherStatus(serial, options.json ?? false);
    });
}

function addGenerate(vouchers: Command): void {
  vouchers
    .command('generate')
    .description('Make the vouchers of a batch: with --printer to be printed, else for tills')
    .requiredOption('--value <dollars>', 'of each, in HK$', number)
    .requiredOption('--count <number>', 'how many, up to 9999999', number)
    .requiredOption('--expires <date>', 'the last day of their sale, and of printed ones', day)
    .option('--label <text>', 'by which staff know the batch', '')
    .option('--printer <key>', 'to whom the file of codes is encrypted, as age1…')
    .option('--json', 'for a program: {batch, kind, count, seconds}')
    .addHelpText(
      'after',
      `
Examples:
  lowu vouchers generate --value 100 --count 5000 --expires 2027-12-31
  lowu vouchers generate --value 50 --count 1000000 --expires 2028-06-30 --printer age1…

Nothing of a batch can be sold before a part of it is activated by two people. Stopped half way, it
never can be: generate another.`,
    )
    .action(async (options: GenerateOptions) => {
      await (await import('./vouchers.ts')).generateVouchers(options);
    });
}

function addRanges(vouchers: Command): void {
  vouchers
    .command('activate')
    .description('Ask for a part of a batch to be sold; a member of staff agrees in the console')
    .argument('<batch>', 'its number', number)
    .requiredOption('--first <number>', 'the first voucher of the part', number)
    .requiredOption('--last <number>', 'the last one', number)
    .option('--json', 'for a program: {activation}')
    .addHelpText('after', '\nExamples:\n  lowu vouchers activate 7 --first 1 --last 500')
    .action(async (batch: number, options: RangeOptions) => {
      await (await import('./vouchers.ts')).proposeSale(batch, options);
    });
  vouchers
    .command('block')
    .description('Stop a part of a batch at once, sold or not; staff can free it')
    .argument('<batch>', 'its number', number)
    .requiredOption('--first <number>', 'the first voucher of the part', number)
    .requiredOption('--last <number>', 'the last one', number)
    .requiredOption('--why <text>', 'for whoever looks at it later')
    .option('--json', 'for a program: {blocked}')
    .addHelpText('after', '\nExamples:\n  lowu vouchers block 7 --first 21 --last 40 --why stolen')
    .action(async (batch: number, options: RangeOptions & { why: string }) => {
      await (await import('./vouchers.ts')).blockPart(batch, options);
    });
}

function number(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('a whole number from 1 to 9999999.');
}

function day(text: string): string {
  if (isDay(text)) return text;
  throw new InvalidArgumentError('a date such as 2027-12-31.');
}
