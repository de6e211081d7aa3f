import { test } from 'node:test';
import { playCharging as play } from '#test/charging-script';

test('all sessions and events of a line share its counts, whoever had them last', (t) =>
  play(
    t,
    `
    step                      | answer   | a
    line a commuter 50        |          | 50.00/0.00
    open s a data HK ask none | reported | 50.00/0.00
    use s 8MB                 | reported | 42.00/0.00
    open t a data HK ask none | reported | 42.00/0.00
    use t 4MB                 | reported | 38.00/0.00
    use s 4MB                 | reported | 34.00/0.00
    event e a sms HK HK ask 1 | 1        | 33.50/0.00
    use t 1MB                 | reported | 32.50/0.00
    close t 5MB               | reported | 31.50/0.00
    use s 5MB                 | reported | 31.50/0.00
    late t 4 5MB              | reported | 31.50/0.00
    close s 5MB               | reported | 31.50/0.00
    open u a data HK ask none | reported | 31.50/0.00
    use u 5MB                 | reported | 31.50/0.00
  `,
  ));

test('what was used yesterday counts for whoever tells it late, and leaves when none can', (t) =>
  play(
    t,
    `
    step                      | answer   | a
    line a commuter 50        |          | 50.00/0.00
    open s a data HK ask none | reported | 50.00/0.00
    open t a data HK ask none | reported | 50.00/0.00
    close t 30MB              | reported | 32.00/0.00
    wait 90000                |          | 32.00/0.00
    lapse                     | 1        | 32.00/0.00
    sweep                     | 0        | 32.00/0.00
    use s 5MB from 89000 until 88000 | reported | 32.00/0.00
    use s 5MB from 60         | reported | 27.00/0.00
    wait 90000                |          | 27.00/0.00
    lapse                     | 1        | 27.00/0.00
    sweep                     | 1        | 27.00/0.00
    use s 20MB from 89000 until 88000 | reported | 14.00/0.00
    wait 180000               |          | 14.00/0.00
    lapse                     | 1        | 14.00/0.00
    sweep                     | 0        | 14.00/0.00
    wait 180000               |          | 14.00/0.00
    sweep                     | 1        | 14.00/0.00
    open v a data HK ask none | reported | 14.00/0.00
    use v 1MB                 | reported | 13.00/0.00
  `,
  ));
