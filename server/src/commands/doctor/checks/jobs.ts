import { listJobs } from '#platform/jobs';
import { broken, look, ofContent, ok } from '../check.ts';

const most = 1_000;

export const jobs = ofContent('jobs', async (context) => {
  const all = await listJobs(context, most);
  const failed = all.filter(({ attempts, maxAttempts }) => attempts >= maxAttempts);
  const troubled = all.filter(({ lastError }) => lastError !== null);
  const [first] = failed;
  if (first) {
    const advice = 'mend what it complains of; the console lists them, with their errors';
    return broken(`${failed.length} jobs have failed for good, such as ${first.task}`, advice);
  }
  return troubled.length > 0
    ? look(
        `${troubled.length} of ${all.length} jobs failed and will be tried again`,
        'wait, or see the log',
      )
    : ok(`${all.length} wait, none has failed`);
});
