import type { Command } from 'commander';
import type { ConnectorOptions } from './connectors.ts';

/** `lowu connectors`. What it does is loaded when it runs. */
export function addConnectorsCommands(program: Command): void {
  const connectors = program
    .command('connectors')
    .description('The contracts with providers of payments, by which people can pay');
  addSet(connectors);
  addOthers(connectors);
}

function addSet(connectors: Command): void {
  connectors
    .command('set')
    .description('Set a connector up, or anew, from a file with its settings, which are sealed')
    .argument('<code>', 'what it is called in orders and notices, such as alipay_cn')
    .argument('<provider>', 'alipay_cn, antom, wechat_cn, wechat_hk, wechat_global, stripe, fps_qr')
    .argument(
      '<file>',
      'in JSON, as the page of the provider names the fields; - is standard input',
    )
    .option('--priority <place>', 'where it stands among the others; 1 comes first')
    .option('--on', 'offered to payers, as a new one is')
    .option('--off', 'offered to nobody until "lowu connectors switch --on"')
    .option('--json', 'for a program: {code, provider, isEnabled, priority, notices}')
    .addHelpText(
      'after',
      `
Examples:
  lowu connectors set alipay_cn alipay_cn alipay.json --priority 1
  lowu connectors set stripe stripe - < stripe.json

Where a value is {"file": "key.pem"}, it is what that file beside it says. Settings that cannot be
right are refused with the field and the reason, and what was set before goes on.`,
    )
    .action(async (code: string, provider: string, file: string, options: ConnectorOptions) => {
      await (await import('./connectors.ts')).setConnector(code, provider, file, options);
    });
}

function addOthers(connectors: Command): void {
  connectors
    .command('switch')
    .description('Offer a connector to payers, or to nobody; payments under way come to their end')
    .argument('<code>', 'such as alipay_cn')
    .option('--on', 'to payers')
    .option('--off', 'to nobody')
    .option('--priority <place>', 'where it stands among the others; 1 comes first')
    .option('--json', 'for a program: {code, isEnabled, priority}')
    .addHelpText(
      'after',
      `
Examples:
  lowu connectors switch alipay_cn --off
  lowu connectors switch alipay_cn --on
  lowu connectors switch alipay_cn --priority 2`,
    )
    .action(async (code: string, options: ConnectorOptions) => {
      await (await import('./connectors.ts')).switchConnector(code, options);
    });
  connectors
    .command('list')
    .description('All connectors in their order, and what is wrong with one')
    .option('--json', 'for a program: {connectors}')
    .addHelpText('after', '\nExamples:\n  lowu connectors list')
    .action(async (options: { json?: boolean }) => {
      await (await import('./connectors.ts')).showConnectors(options.json ?? false);
    });
}
