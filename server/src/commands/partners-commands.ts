import type { Command } from 'commander';
import type { PartnerOptions } from './partners.ts';

/** `lowu partners`. What it does is loaded when it runs. */
export function addPartnersCommands(program: Command): void {
  const partners = program
    .command('partners')
    .description('Open partners, and the clients as which their programs come');
  addAdd(partners);
  partners
    .command('list')
    .description('All clients, with what they may do')
    .option('--json', 'for a program: {clients: [...]}')
    .addHelpText('after', '\nExamples:\n  lowu partners list')
    .action(async (options: { json?: boolean }) => {
      await (await import('./partners.ts')).listPartners(options.json ?? false);
    });
  addInvite(partners);
  addDismiss(partners);
  partners
    .command('rotate')
    .description('Give a client another secret; the one before opens for some hours more')
    .argument('<client>', 'such as cli_…')
    .option('--leaked', 'end all its secrets at once')
    .option('--json', 'for a program: {client, secret}')
    .addHelpText(
      'after',
      '\nExamples:\n  lowu partners rotate cli_…\n  lowu partners rotate cli_… --leaked',
    )
    .action(async (client: string, options: { leaked?: boolean; json?: boolean }) => {
      await (await import('./partners.ts')).rotatePartner(client, options);
    });
  partners
    .command('certify')
    .description('Ask a client for one of these certificates, by mutual TLS, and no more a secret')
    .argument('<client>', 'such as cli_…')
    .argument('[files...]', 'PEM, one certificate each; none to take its secret again')
    .addHelpText(
      'after',
      '\nExamples:\n  lowu partners certify cli_… shop.pem\n  lowu partners certify cli_…',
    )
    .action(async (client: string, files: string[]) => {
      await (await import('./partners.ts')).certifyPartner(client, files);
    });
  partners
    .command('suspend')
    .description('Stop a client at its next request, or let it come again')
    .argument('<client>', 'such as cli_…')
    .option('--resume', 'let it come again')
    .addHelpText(
      'after',
      '\nExamples:\n  lowu partners suspend cli_…\n  lowu partners suspend cli_… --resume',
    )
    .action(async (client: string, options: { resume?: boolean }) => {
      await (await import('./partners.ts')).suspendPartner(client, options.resume ?? false);
    });
}

function addInvite(partners: Command): void {
  partners
    .command('invite')
    .description('Let a developer of a partner in at the portal, or in again, by a code used once')
    .argument('<partner>', 'rsl_…, or a client of it, cli_…')
    .argument('<email>', 'of the developer')
    .option('--json', 'for a program: {email, code, link, endsAt, isKnown}')
    .addHelpText(
      'after',
      `
Examples:
  lowu partners invite rsl_… dev@shop.example
  lowu partners invite cli_… dev@shop.example --json

The code is mailed to the address too. Whoever has it sets password and authenticator: hand it over
to nobody else. For a developer who has lost both it is the way back; who has lost one of them asks
for a code at the portal. It ends after partner_invitation_hours, and with the next one.`,
    )
    .action(async (partner: string, email: string, options: { json?: boolean }) => {
      await (await import('./partners.ts')).invitePartner(partner, email, options.json ?? false);
    });
}

function addDismiss(partners: Command): void {
  partners
    .command('dismiss')
    .description('Sign a developer out who has left, until they are invited again')
    .argument('<developer>', 'their address, or dev_… as the trail names them')
    .addHelpText(
      'after',
      `
Examples:
  lowu partners dismiss dev@shop.example

Programs go on with their keys: a partner whose developer has seen them rotates them too.`,
    )
    .action(async (developer: string) => {
      await (await import('./partners.ts')).dismissPartner(developer);
    });
}

function addAdd(partners: Command): void {
  partners
    .command('add')
    .description('Open a partner with an empty float and a client, and show its secret this once')
    .argument('<name>', 'of the business')
    .requiredOption('--tier <code>', 'what it may sell and earns')
    .option('--language <tag>', 'en, zh-Hant or zh-Hans', 'en')
    .option('--scopes <list>', 'what the client may do; all unless given')
    .option(
      '--networks <list>',
      'where it may come from, such as 203.0.113.0/24; anywhere unless given',
    )
    .option('--per-minute <number>', 'how many requests it may send', '600')
    .option('--house', 'a program of the operator itself, which may reach every line (TMF654)')
    .option('--json', 'for a program: {partner, client, secret}')
    .addHelpText(
      'after',
      `
Examples:
  lowu partners add "Bay e-shop" --tier partner
  lowu partners add "Bay e-shop" --tier partner --scopes numbers.read,topups.read --json
  lowu partners add "Hotline" --tier partner --house --networks 10.1.0.0/16

The secret is kept as a hash and cannot be shown again. Stock for the float is issued in the
console, by two people.`,
    )
    .action(async (name: string, options: PartnerOptions) => {
      await (await import('./partners.ts')).addPartner(name, options);
    });
}
