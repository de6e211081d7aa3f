import { test } from 'node:test';
import { playCharging as play } from '#test/charging-script';

test('a data session sets money aside, takes what was used and gives back the rest', (t) =>
  play(
    t,
    `
    step                      | answer   | a
    line a commuter 50        |          | 50.00/0.00
    open s a data HK ask some | 1024KB   | 50.00/1.00
    wait 60                   |          | 50.00/1.00
    use s 1MB ask some        | 7200KB   | 49.00/7.10
    wait 60                   |          | 49.00/7.10
    use s 1MB ask some        | 7200KB   | 48.00/7.10
    use s 0MB                 | reported | 48.00/0.00
    close s 512KB             | reported | 47.50/0.00
  `,
  ));

test('quotas are as large, and set as much aside, as an operator lets them', (t) =>
  play(
    t,
    `
    step                      | answer   | a
    line a commuter 50        |          | 50.00/0.00
    open s a data HK ask some | 2048KB   | 50.00/2.00
    wait 60                   |          | 50.00/2.00
    use s 1MB ask some        | 1440KB   | 49.00/1.40
    wait 60                   |          | 49.00/1.40
    use s 9MB ask some        | 3082KB   | 40.00/3.00
    close s 512KB             | reported | 39.50/0.00
  `,
    {
      charging_data_quota_first: 2_097_152,
      charging_data_quota_seconds: 60,
      charging_quota_hold_minor: 300,
    },
  ));

test('the end of money is told with the last quota; a top-up brings the session back', (t) =>
  play(
    t,
    `
    step                      | answer            | a
    line a commuter 0.50      |                   | 0.50/0.00
    open s a data HK ask some | 131KB             | 0.50/0.20
    use s 131KB ask some      | 128KB             | 0.38/0.20
    use s 128KB ask some      | 128KB             | 0.25/0.20
    use s 128KB ask some      | 128KB             | 0.13/0.13
    use s 128KB ask some      | 7KB then redirect | 0.00/0.00
    use s 7KB ask some        | limit_reached redirect | 0.00/0.00
    credit a 10               |                   | 10.00/0.00
    use s 0KB ask some        | 2560KB            | 10.00/2.50
    close s 1MB               | reported          | 9.00/0.00
  `,
  ));

test('what was used beyond the quota is paid from what there is, the rest is no debt', (t) =>
  play(
    t,
    `
    step                      | answer            | a
    line a commuter 1         |                   | 1.00/0.00
    open s a data HK ask some | 259KB             | 1.00/0.30
    use s 600KB ask some      | 128KB             | 0.42/0.20
    use s 9MB ask some        | 4KB then redirect | 0.00/0.00
    credit a 5                |                   | 5.00/0.00
    use s 0KB ask some        | 1281KB            | 5.00/1.30
    use s 1KB ask some        | 1281KB            | 5.00/1.30
    close s 1MB               | reported          | 4.00/0.00
  `,
  ));

test('packs pay before money, and only where they are good', (t) =>
  play(
    t,
    `
    step                      | answer   | a           | a.BYTE
    line a commuter 20        |          | 20.00/0.00  |
    pack a 2MB CN,MO          |          | 20.00/0.00  | 2048K/0K
    open s a data CN ask some | 1024KB   | 20.00/0.00  | 2048K/1024K
    use s 1MB ask 1MB         | 1024KB   | 20.00/0.00  | 1024K/1024K
    use s 2MB in HK ask 1MB   | 1024KB   | 18.50/1.00  |
    use s 1MB ask 1MB         | 1024KB   | 17.50/1.00  |
    close s 0MB               | reported | 17.50/0.00  |
  `,
  ));

test('data ends with a pack that blocks, where it is good, and no money is touched', (t) =>
  play(
    t,
    `
    step                                   | answer                   | a          | a.BYTE
    line a commuter 20.00                  |                          | 20.00/0.00 |
    optin a CN                             |                          | 20.00/0.00 |
    pack a 1MB CN data for 86400 blocks    |                          | 20.00/0.00 | 1024K/0K
    open s a data CN ask 10MB              | 258KB                    | 20.00/0.00 | 1024K/258K
    use s 256KB ask 10MB                   | 194KB                    | 20.00/0.00 | 768K/194K
    use s 768KB ask 10MB                   | 6KB then redirect        | 20.00/0.00 | 0K/0K
    use s 4KB ask 10MB                     | 2KB then redirect        | 20.00/0.00 | 0K/0K
    open h a data HK ask 1MB               | 1024KB                   | 20.00/1.00 | 0K/0K
    close h 1MB                            | reported                 | 19.00/0.00 | 0K/0K
    event e a sms CN CN ask 1              | 1                        | 18.40/0.00 | 0K/0K
    pack a 512KB CN data for 86400         |                          | 18.40/0.00 | 512K/0K
    use s 0 ask 10MB                       | 129KB                    | 18.40/0.00 | 512K/129K
    wait 86401                             |                          | 18.40/0.00 |
    use s 0 ask 1MB                        | 1024KB                   | 18.40/1.50 |
    close s 0                              | reported                 | 18.40/0.00 |
  `,
  ));

test('a step that is sent again gets the same answer and is charged once', (t) =>
  play(
    t,
    `
    step                      | answer         | a
    line a commuter 50        |                | 50.00/0.00
    open s a data HK ask some | 1024KB         | 50.00/1.00
    again                     | 1024KB         | 50.00/1.00
    wait 60                   |                | 50.00/1.00
    use s 1MB ask some        | 7200KB         | 49.00/7.10
    again                     | 7200KB         | 49.00/7.10
    use s 1MB ask some        | 15370KB        | 48.00/15.00
    late s 1 1MB              | reported       | 48.00/0.00
    late s 2 1MB              | reported       | 48.00/0.00
    late s 9 1MB              | reported       | 47.00/0.00
    again                     | reported       | 47.00/0.00
    late s 8 1MB              | reported       | 46.00/0.00
    close s 1MB               | reported       | 45.00/0.00
    again                     | reported       | 45.00/0.00
    late s 4 1MB              | reported       | 44.00/0.00
    use s 0KB ask some        | session_closed | 44.00/0.00
  `,
  ));

test('a network that has lost its memory begins anew, and nothing of it is lost', (t) =>
  play(
    t,
    `
    step                       | answer   | a
    line a commuter 20         |          | 20.00/0.00
    open s a data HK ask 1MB   | 1024KB   | 20.00/1.00
    again                      | 1024KB   | 20.00/1.00
    use s 1MB ask 1MB          | 1024KB   | 19.00/1.00
    use s 1MB ask 1MB          | 1024KB   | 18.00/1.00
    open s a data HK ask 1MB   | 1024KB   | 18.00/1.00
    use s 1MB ask 1MB          | 1024KB   | 17.00/1.00
    again                      | 1024KB   | 17.00/1.00
    close s 1MB                | reported | 16.00/0.00
  `,
  ));

test('several sessions of one line share its money, and none spends what another has', (t) =>
  play(
    t,
    `
    step                         | answer            | a
    line a commuter 1            |                   | 1.00/0.00
    open s a data HK ask some    | 259KB             | 1.00/0.30
    open c a call HK HK ask some | 60                | 1.00/0.60
    open d a call HK HK ask some | 60 then terminate | 1.00/0.90
    use s 258KB ask some         | 128KB             | 0.75/0.75
    close c 61                   | reported          | 0.45/0.45
    close s 128KB                | reported          | 0.33/0.30
  `,
  ));

test('a call costs whole minutes, however it is reported', (t) =>
  play(
    t,
    `
    step                         | answer   | a
    line a commuter 10           |          | 10.00/0.00
    open c a call CN HK ask some | 60       | 10.00/0.70
    wait 30                      |          | 10.00/0.70
    use c 30 ask some            | 210      | 9.30/2.10
    wait 31                      |          | 9.30/2.10
    close c 31                   | reported | 8.60/0.00
  `,
  ));

test('a network that falls silent loses its quota, and may speak again', (t) =>
  play(
    t,
    `
    step                      | answer   | a
    line a commuter 50        |          | 50.00/0.00
    open s a data HK ask some | 1024KB   | 50.00/1.00
    wait 600                  |          | 50.00/1.00
    lapse                     | 0        | 50.00/1.00
    wait 3600                 |          | 50.00/1.00
    lapse                     | 1        | 50.00/0.00
    use s 1MB ask 1MB         | 128KB    | 49.00/0.20
    wait 9000                 |          | 49.00/0.20
    expire                    | 1        | 49.00/0.00
    use s 1MB ask 1MB         | 128KB    | 48.00/0.20
    wait 9000                 |          | 48.00/0.20
    expire                    | 1        | 48.00/0.00
    lapse                     | 1        | 48.00/0.00
    close s 1MB               | reported | 47.00/0.00
  `,
  ));

test('nothing is granted that was not agreed to, is not sold, or on a line that has ended', (t) =>
  play(
    t,
    `
    step                         | answer       | a
    line a keep_number 50 for 1  |              | 50.00/0.00
    open s a data HK ask some    | needs_opt_in | 50.00/0.00
    optin a HK                   |              | 50.00/0.00
    use s 0KB ask some           | 1024KB       | 50.00/1.00
    use s 0KB in MO ask some     | not_sold     | 50.00/0.00
    use s 1MB ask some           | not_sold     | 50.00/0.00
    wait 172800                  |              | 50.00/0.00
    use s 0KB in HK ask some     | barred       | 50.00/0.00
    open c a answer HK ask some  | 60           | 50.00/0.10
    open d a call HK HK ask some | barred       | 50.00/0.10
  `,
  ));

test('an event is paid wholly or not at all, and once', (t) =>
  play(
    t,
    `
    step                      | answer        | a
    line a commuter 1.20      |               | 1.20/0.00
    event m a sms HK HK ask 1 | 1             | 0.70/0.00
    again                     | 1             | 0.70/0.00
    event n a sms HK HK ask 2 | limit_reached | 0.70/0.00
    event o a sms HK HK ask 1 | 1             | 0.20/0.00
    event p a sms HK HK ask 1 | limit_reached | 0.20/0.00
  `,
  ));

test('what no place is said of happened where the line was seen last', (t) =>
  play(
    t,
    `
    step                      | answer   | a
    line a commuter 50        |          | 50.00/0.00
    optin a CN                |          | 50.00/0.00
    event m a sms ? HK ask 1  | 1        | 49.50/0.00
    open s a data CN ask none | reported | 49.50/0.00
    event n a sms ? HK ask 1  | 1        | 48.90/0.00
    use s 0MB in HK           | reported | 48.90/0.00
    event o a sms ? HK ask 1  | 1        | 48.40/0.00
  `,
  ));

test('what is unknown is said to be', (t) =>
  play(
    t,
    `
    step                 | answer          | a
    line a commuter 1.20 |                 | 1.20/0.00
    open s b data HK     | line_not_ours   | 1.20/0.00
    use x 1KB            | session_unknown | 1.20/0.00
  `,
  ));

test('a use in another zone begins where the last ended, and has the whole cap of its day', (t) =>
  play(
    t,
    `
    step                                 | answer   | a
    line a commuter 90                   |          | 90.00/0.00
    wait 43200                           |          | 90.00/0.00
    open s a data HK ask none            | reported | 90.00/0.00
    wait 43200                           |          | 90.00/0.00
    use s 1MB from 60 in CN              | reported | 89.00/0.00
    wait 60                              |          | 89.00/0.00
    use s 30MB                           | reported | 51.00/0.00
    close s 30MB                         | reported | 51.00/0.00
  `,
  ));

test('what comes again once the session has gone on changes nothing, and opens none', (t) =>
  play(
    t,
    `
    step                      | answer   | a
    line a commuter 50        |          | 50.00/0.00
    open s a data HK ask 1MB  | 1024KB   | 50.00/1.00
    again marked              | 1024KB   | 50.00/1.00
    use s 1MB                 | reported | 49.00/0.00
    use s 0 ask 2MB           | 2048KB   | 49.00/2.00
    again 1                   | 2048KB   | 49.00/2.00
    again 2 marked            | 2048KB   | 49.00/2.00
    close s 2MB               | reported | 47.00/0.00
    again 3 marked            | reported | 47.00/0.00
    again 2                   | reported | 47.00/0.00
  `,
  ));

test('a session ends also where the network does not count its last message', (t) =>
  play(
    t,
    `
    step                      | answer   | a
    line a commuter 50        |          | 50.00/0.00
    open s a data HK ask 1MB  | 1024KB   | 50.00/1.00
    use s 1MB ask 1MB         | 1024KB   | 49.00/1.00
    uncounted close s 0       | reported | 49.00/0.00
    use s 0 ask 1MB           | session_closed | 49.00/0.00
  `,
  ));
