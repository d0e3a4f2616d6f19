/** A line that says what is being waited for; only of what takes long enough to wonder about. */
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';

/** Milliseconds that go without a word. */
const PATIENCE = 300;

interface Props {
  readonly says: string;
  /** Where it can be stopped. */
  readonly cancel?: () => void;
}

export function Progress({ says, cancel }: Props) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return slow ? (
    <div className="progress" role="status">
      <span>
        {says}
        {cancel && (
          <Button kind="quiet" onPress={cancel}>
            Cancel
          </Button>
        )}
      </span>
    </div>
  ) : null;
}
