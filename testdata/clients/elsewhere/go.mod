module example.com/elsewhere

go 1.22

require example.com/clients v0.0.0

replace example.com/clients => ../
