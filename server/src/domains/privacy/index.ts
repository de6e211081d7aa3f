export { erasePerson } from './erase-person.ts';
export { type PersonalData, readPersonalData } from './read-personal-data.ts';
