/** Every sheet that holds for the whole application, in the order in which they give way. */
import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/source-serif-4/index.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import '@mantine/core/styles.layer.css';
import './tokens.css';
import './base.css';
import './mantine.css';
