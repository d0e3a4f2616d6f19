/** Buttons of the page: plain, quiet, and one with a sign alone that says what it does. */
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';

type Kind = 'plain' | 'quiet' | 'strong' | 'link';

interface Props extends Omit<ButtonProps, 'className' | 'children'> {
  readonly kind?: Kind;
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}

export function Button({ kind = 'plain', icon: Icon, children, ...rest }: Props) {
  return (
    <AriaButton {...rest} className={`button button-${kind}`}>
      {Icon && <Icon size={15} aria-hidden="true" />}
      {children}
    </AriaButton>
  );
}

interface IconProps extends Omit<ButtonProps, 'className' | 'children'> {
  readonly icon: LucideIcon;
  readonly says: string;
  readonly keys?: string;
}

export function IconButton({ icon: Icon, says, keys, ...rest }: IconProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton {...rest} aria-label={says} className="button button-icon">
        <Icon size={17} aria-hidden="true" />
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {says}
        {keys && <kbd>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
