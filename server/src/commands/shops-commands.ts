import type { Command } from 'commander';
import type { OperatorOptions, ShopChangeOptions, ShopOptions } from './shops.ts';

/** `lowu shops`. What it does is loaded when it runs. */
export function addShopsCommands(program: Command): void {
  const shops = program
    .command('shops')
    .description('Open shops and chains, who stands at their tills, and what they may sell');
  addAdd(shops);
  addChanges(shops);
  addPeople(shops);
  addTiers(shops);
}

function addAdd(shops: Command): void {
  shops
    .command('add')
    .description('Open a shop or a chain with its tills and an empty float')
    .argument('<name>', 'as its customers know it')
    .requiredOption('--tier <code>', 'what it may sell and earns')
    .option('--chain', 'a chain, under which its shops are opened')
    .option('--under <shop>', 'the chain that it belongs to, such as rsl_…')
    .option('--shares-float', 'it sells from the float of its chain')
    .option('--number <number>', 'where it is told of each sale')
    .option('--hours <times>', 'when its tills sell, such as 07:00-23:00; otherwise at any time')
    .option('--language <tag>', 'en, zh-Hant or zh-Hans', 'zh-Hant')
    .option('--tills <list>', 'the names of its tills, with commas between them', 'Till 1')
    .option('--json', 'for a program: {shop}')
    .addHelpText(
      'after',
      `
Examples:
  lowu shops add "Ravi Telecom" --tier shop --number "+852 9765 4321"
  lowu shops add "Harbour Mart" --tier chain --chain
  lowu shops add "Harbour Mart, Kwun Tong" --tier shop --under rsl_… --shares-float --tills "1,2"

Stock for the float is issued in the console, by two people.`,
    )
    .action(async (name: string, options: ShopOptions) => {
      await (await import('./shops.ts')).addShop(name, options);
    });
}

function addPeople(shops: Command): void {
  shops
    .command('operator')
    .description('Somebody who stands at the tills of a shop, with a PIN that is shown this once')
    .argument('<shop>', 'such as rsl_…')
    .argument('<login>', 'small letters and digits, such as harbour-01')
    .argument('<name>', 'as the slips say it')
    .option('--supervisor', 'may undo what somebody else has sold')
    .option('--json', 'for a program: {operator, pin}')
    .addHelpText('after', '\nExamples:\n  lowu shops operator rsl_… ravi "Ravi Kumar" --supervisor')
    .action(async (shop: string, login: string, name: string, options: OperatorOptions) => {
      await (await import('./shops.ts')).addShopOperator(shop, login, name, options);
    });
  shops
    .command('pin')
    .description('Give somebody at a till another PIN, shown this once, and sign them out')
    .argument('<login>', 'as they sign in')
    .option('--json', 'for a program: {pin}')
    .addHelpText('after', '\nExamples:\n  lowu shops pin harbour-01')
    .action(async (login: string, options: { json?: boolean }) => {
      await (await import('./shops.ts')).renewShopPin(login, options.json ?? false);
    });
}

function addTiers(shops: Command): void {
  shops
    .command('tiers')
    .description('What shops of each tier may sell and earn, as `lowu shops tier` reads it')
    .option('--json', 'for a program: {tiers}')
    .addHelpText('after', '\nExamples:\n  lowu shops tiers')
    .action(async (options: { json?: boolean }) => {
      await (await import('./shops.ts')).showShopTiers(options.json ?? false);
    });
  shops
    .command('tier')
    .description('Set a tier from a file, new or anew, from the next sale on')
    .argument('<file>', 'in JSON, as `lowu shops tiers` writes it')
    .option('--json', 'for a program: {tier}')
    .addHelpText('after', '\nExamples:\n  lowu shops tier shop.json')
    .action(async (file: string, options: { json?: boolean }) => {
      await (await import('./shops.ts')).setShopTier(file, options.json ?? false);
    });
}

function addChanges(shops: Command): void {
  shops
    .command('change')
    .description('What a shop is called, its tier, and where and how it is told of its sales')
    .argument('<shop>', 'its id, such as rsl_…')
    .option('--name <name>', 'as its customers know it; receipts of before keep the old one')
    .option('--tier <code>', 'what it may sell and earns, from the next sale on')
    .option('--number <number>', 'where it is told of each sale; empty is nowhere')
    .option('--language <tag>', 'en, zh-Hant or zh-Hans')
    .option('--json', 'for a program: {shop}')
    .addHelpText('after', '\nExamples:\n  lowu shops change rsl_… --tier shop')
    .action(async (shop: string, options: ShopChangeOptions) => {
      await (await import('./shops.ts')).changeShop(shop, options);
    });
  shops
    .command('till')
    .description('Put another till into a shop')
    .argument('<shop>', 'its id, such as rsl_…')
    .argument('<name>', 'of the till, such as "Till 3"')
    .option('--json', 'for a program: {till}')
    .addHelpText('after', '\nExamples:\n  lowu shops till rsl_… "Till 3"')
    .action(async (shop: string, name: string, options: { json?: boolean }) => {
      await (await import('./shops.ts')).addShopTill(shop, name, options.json ?? false);
    });
}
