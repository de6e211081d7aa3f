import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { type Admission, admissionOf } from './admission.ts';
import { readAdmissions } from './store/admissions.ts';

const most = 200;

/** Who is to be let in and waits for a second person's word, oldest first. */
export async function listAdmissions(context: Context, caller: StaffCaller): Promise<Admission[]> {
  await requireStaff(context, caller, 'developers.read');
  return (await context.db.read(readAdmissions, [most])).map(admissionOf);
}
