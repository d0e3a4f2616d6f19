/** A line that says what is being waited for; only of what takes long enough to wonder about. */
import { useEffect, useState } from 'react';

/** Milliseconds that go without a word. */
const PATIENCE = 300;

export function Progress({ says }: { readonly says: string }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return slow ? (
    <div className="progress" role="status">
      <span>{says}</span>
    </div>
  ) : null;
}
