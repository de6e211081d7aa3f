import type { ReactNode } from 'react';
import { groupedNumber } from '../../client/index.ts';
import { Banner, Button, Row, Rows } from '../../kit/index.ts';
import { translated } from '../../language/index.ts';
import { Foot } from '../parts/foot.tsx';
import { useKiosk } from '../state/kiosk-context.tsx';
import type { Chosen } from '../state/chosen.ts';

interface OwnerPageProps {
  readonly chosen: Chosen;
  readonly onRight: () => void;
  readonly onWrong: () => void;
}

/** Whose number it is, masked; or that nobody can be asked, and what that means. */
export function OwnerPage({ chosen, onRight, onWrong }: OwnerPageProps): ReactNode {
  const { say, language } = useKiosk();
  const { number, echo } = chosen;
  return (
    <>
      <h1>{echo ? say('ownerTitle') : say('unseenTitle')}</h1>
      <p className="kiosk-number">{groupedNumber(number)}</p>
      {echo ? (
        <Rows>
          <Row name={say('owner')}>{echo.maskedOwner}</Row>
          <Row name={say('plan')}>{translated(echo.plan, language)}</Row>
        </Rows>
      ) : (
        <Banner kind="attention" title={say('unseenText')} />
      )}
      <Foot>
        <Button onClick={onRight}>{say('right')}</Button>
        <Button kind="secondary" onClick={onWrong}>
          {say('wrong')}
        </Button>
      </Foot>
    </>
  );
}
