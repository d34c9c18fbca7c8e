require('nul/none');
