/** The way to a correction, where corrections are kept. */
import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { useSession } from '../session.ts';
import { CorrectionDialog } from './correction-dialog.tsx';
import type { Offer } from './offers.ts';

interface Props {
  /** What it is about. */
  readonly name: string;
  readonly offers: readonly Offer[];
  /** Among other small links of a line. */
  readonly isSmall?: boolean;
}

export function CorrectButton({ name, offers, isSmall = false }: Props) {
  const { corrections } = useSession();
  const [isOpen, setOpen] = useState(false);
  if (!corrections || offers.length === 0) return null;
  return (
    <>
      {isSmall ? (
        <button type="button" className="show-edge" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          wrong?
        </button>
      ) : (
        <Button icon={PencilLine} onPress={() => setOpen(true)}>
          Correct…
        </Button>
      )}
      {isOpen && <CorrectionDialog name={name} offers={offers} close={() => setOpen(false)} />}
    </>
  );
}
