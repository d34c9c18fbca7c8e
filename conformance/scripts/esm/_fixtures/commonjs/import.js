import 'path';
