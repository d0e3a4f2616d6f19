/** Adds neighbours of one relation to a map that shows a part: how many there are is said before. */
import { Plus } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Button } from '../parts/button.tsx';
import { usePart, useSession } from '../session.ts';
import { choicesToAdd } from './adding.ts';
import { kinOf } from './kin.ts';

interface Props {
  readonly node: string;
  /** Key of the relation's group. */
  readonly group: string;
  readonly phrase: string;
}

export function ExpandMenu({ node, group, phrase }: Props) {
  const { store, network } = useSession();
  const scope = usePart(view => view.scope);
  const index = network.indexOf.get(node);
  if (scope === null || index === undefined) return null;
  const kin = kinOf(network, index).find(({ key }) => key === group);
  const choices = kin ? choicesToAdd(network, kin.nodes, scope) : [];
  const [all] = choices;
  if (!all) return null;
  return (
    <MenuTrigger>
      <Button kind="quiet" icon={Plus} aria-label={`Add to the map: ${phrase}, ${all.ids.length}`}>
        {all.ids.length.toLocaleString('en')}
      </Button>
      <Popover className="suggestions expand-menu">
        <Menu
          aria-label={`Add to the map: ${phrase}`}
          onAction={key => store.change('addToScope', choices.find(({ says }) => says === key)!.ids)}
        >
          {choices.map(({ says }) => (
            <MenuItem key={says} id={says} className="palette-item">
              {says}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
