import type { Check } from './check.ts';
import { backups } from './checks/backups.ts';
import { booksGuard } from './checks/books-guard.ts';
import { connectors } from './checks/connectors.ts';
import { database } from './checks/database.ts';
import { databaseClock } from './checks/database-clock.ts';
import { databaseEncoding } from './checks/database-encoding.ts';
import { databaseRights } from './checks/database-rights.ts';
import { databaseSessions } from './checks/database-sessions.ts';
import { databaseVersion } from './checks/database-version.ts';
import { demoData } from './checks/demo-data.ts';
import { diskFlush } from './checks/disk-flush.ts';
import { diskSpace } from './checks/disk-space.ts';
import { durability } from './checks/durability.ts';
import { endings } from './checks/endings.ts';
import { fileDescriptors } from './checks/file-descriptors.ts';
import { home } from './checks/home.ts';
import { jobs } from './checks/jobs.ts';
import { masterKeys } from './checks/master-keys.ts';
import { node } from './checks/node.ts';
import { notices } from './checks/notices.ts';
import { oneClock } from './checks/one-clock.ts';
import { pages } from './checks/pages.ts';
import { payments } from './checks/payments.ts';
import { platform } from './checks/platform.ts';
import { port } from './checks/port.ts';
import { proxies } from './checks/proxies.ts';
import { publicAddress } from './checks/public-address.ts';
import { schedules } from './checks/schedules.ts';
import { schema } from './checks/schema.ts';
import { sealedColumns } from './checks/sealed-columns.ts';
import { settings } from './checks/settings.ts';
import { staff } from './checks/staff.ts';

/** In this order they are made and told: the machine, the database, the installation, what runs. */
export const checks: readonly Check[] = [
  node,
  platform,
  home,
  masterKeys,
  diskSpace,
  diskFlush,
  fileDescriptors,
  oneClock,
  port,
  database,
  databaseVersion,
  databaseEncoding,
  databaseRights,
  databaseSessions,
  databaseClock,
  booksGuard,
  durability,
  schema,
  settings,
  pages,
  sealedColumns,
  connectors,
  staff,
  publicAddress,
  proxies,
  demoData,
  backups,
  endings,
  jobs,
  schedules,
  payments,
  notices,
];
