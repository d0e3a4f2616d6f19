/** Says that the address does not hold what is shown: honest before a link is sent, or the page loaded again. */
import { usePart } from '../session.ts';
import { fitsAddress } from '../state/address.ts';

export function TooLong() {
  const fits = usePart(fitsAddress);
  return fits ? null : <em className="too-long">too many for a link</em>;
}
