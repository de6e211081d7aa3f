import { broken, ofDatabase, ok } from '../check.ts';

/** Names in Chinese would be refused in the middle of a top-up. */
export const databaseEncoding = ofDatabase('database-encoding', ({ facts }) =>
  facts.encoding === 'UTF8'
    ? ok('UTF8')
    : broken(
        `the database ${facts.database} is encoded in ${facts.encoding}`,
        `make another: create database lowu encoding 'UTF8' template template0`,
      ),
);
